stage('beian-lint') {
    steps {
        sh 'beian-lint check dist/ --output junit=beian.xml'
    }
    post {
        always { junit 'beian.xml' }
    }
}
