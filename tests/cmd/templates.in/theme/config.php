<?php
// 'icp' => '京ICP备12345678号',
return [
    'icp' => '京icp备2021012345号-1',
];
